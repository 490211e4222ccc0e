import { PageHeader } from "../../shell/page-header";
import { GuideSection } from "../guide-section";
import { Comparison } from "./comparison";

export function ShuffleGuide() {
  return (
    <div className="grid gap-12">
      <div>
        <PageHeader
          title="How the shuffle works"
          note="Chance puts an artist twice in a row and brings back today what you heard yesterday. Here is what Shuffle play does instead, beside two others, on the same playlist."
        />
        <h2 className="sr-only">Three shuffles side by side</h2>
        <Comparison />
      </div>

      <div className="grid max-w-2xl gap-12">
        <GuideSection title="What listeners complain of">
          <p>
            For years Spotify{" "}
            <a href="https://web.archive.org/web/20200706050640/https://engineering.atspotify.com/2014/02/28/how-to-shuffle-songs/">
              drew plain lots
            </a>
            , and people wrote that the shuffle was broken. It was not: of ten artists with six tracks each,
            lots put one twice in a row about five times in sixty tracks. But nobody who asks for a shuffle
            asks for that. The complaints are the same everywhere:
          </p>
          <ul>
            <li>the same artist twice in a row, or three times within ten tracks;</li>
            <li>the same few songs at the beginning, day after day;</li>
            <li>a song again that was heard an hour ago, while others never come;</li>
            <li>
              a shuffle that begins anew after every pause, so that a long list is never heard to its end.
            </li>
          </ul>
        </GuideSection>

        <GuideSection title="What ours does">
          <ul>
            <li>
              <strong>Everything once.</strong> A set plays each track of the list once. Then comes the next
              set, in another order. A pause of a week changes nothing: it goes on where it stopped.
            </li>
            <li>
              <strong>Artists apart.</strong> Neighbors by one artist are as few as they can be, also where
              two sets meet: none, as long as no artist has more than half of the list. An artist's plays keep
              about 86 % of their even distance.
            </li>
            <li>
              <strong>Rest.</strong> A track comes again when 60 % of the list has come since, at the soonest.
              What you heard elsewhere on Spotify meanwhile comes late too.
            </li>
            <li>
              <strong>Fair.</strong> Every track has the same chance of every place in a first set, and nearly
              the same later. Nobody is held back to the end of every set.
            </li>
            <li>
              <strong>Not foreseeable.</strong> Distances vary by a fifth, so that who comes after an artist
              says little about who comes after it the next time.
            </li>
            <li>
              <strong>Your say.</strong> The shuffle's panel offers Even, Balanced and Loose. Balanced is what
              the picture shows; Even keeps artists still further apart and lets you guess more easily who
              comes next; Loose is nearer to chance. What still comes is dealt anew, and the choice is kept.
            </li>
            <li>
              <strong>Anything.</strong> A playlist, several as one, your liked songs, an album, or what a
              search of your library found. Each has its own place to go on from, and follows when you add or
              remove songs; a search looks again when its next set is made.
            </li>
          </ul>
          <p>
            How: the artists are laid out on a circle, each at even places with some chance in every step, and
            moved by as little as it takes until none stands beside itself. The circle is cut open. Only then
            the tracks take their places: those that rested longest may come first, the others draw lots for
            the rest. So what you have heard decides who plays which part, and hardly ever delays anybody;
            delays would pile up at the end, set after set.
          </p>
        </GuideSection>

        <GuideSection title="What it costs">
          <ul>
            <li>
              <strong>Chance.</strong> Fewer orders are possible than by lot. A track cannot come right after
              the border by luck.
            </li>
            <li>
              <strong>Sets that resemble each other a little.</strong> What came early in one set tends to
              come early in the next, as it has rested longest. A longer rest would make the next set a replay
              of the last one, which is why it is 60 % and not 90 %.
            </li>
            <li>
              <strong>Work.</strong> A few thousandths of a second for a thousand tracks, a few hundredths for
              ten thousand, once a set. It asks Spotify for nothing.
            </li>
          </ul>
        </GuideSection>

        <GuideSection title="What it does not do">
          <ul>
            <li>It knows nothing of mood, tempo or taste, and favors no track for any reason.</li>
            <li>
              Guests are kept from standing beside their own tracks, but they are not spread over the list.
            </li>
            <li>
              An artist with more than half of the list must come twice in a row. It does so as rarely as can
              be.
            </li>
            <li>
              On a list of about ten tracks there are few good orders. Sets may end with the same artist more
              than once.
            </li>
            <li>Files of your own computer and tracks that Spotify cannot play are left out, and counted.</li>
            <li>
              It was measured, not tried on a hall of listeners. The figures above stand for the complaints;
              whether you like it only you can say.
            </li>
          </ul>
        </GuideSection>

        <GuideSection title="Where it comes from">
          <ul>
            <li>
              R. Durstenfeld,{" "}
              <a href="https://doi.org/10.1145/364520.364540">Algorithm 235: Random permutation</a>, 1964,
              after Fisher and Yates: plain random.
            </li>
            <li>
              M. Fiedler, <a href="http://keyj.emphy.de/balanced-shuffle/">The art of shuffling music</a>,
              2007: spreads artists, and slows down on long lists.
            </li>
            <li>
              L. Poláček,{" "}
              <a href="https://web.archive.org/web/20200706050640/https://engineering.atspotify.com/2014/02/28/how-to-shuffle-songs/">
                How to shuffle songs?
              </a>
              , Spotify, 2014: even places, the second picture. Here without its last step, which spreads an
              artist's albums too.
            </li>
            <li>
              R. van Asseldonk,{" "}
              <a href="https://ruudvanasseldonk.com/2023/an-algorithm-for-shuffling-playlists">
                An algorithm for shuffling playlists
              </a>
              , 2023: neighbors of one artist as few as can be, proven; the rarest artists always at both
              ends.
            </li>
            <li>
              L. Borgne and C. Sahiner,{" "}
              <a href="https://engineering.atspotify.com/2025/11/shuffle-making-random-feel-more-human">
                Shuffle: Making random feel more human
              </a>
              , Spotify, 2025: several random orders, of which the freshest is played.
            </li>
          </ul>
        </GuideSection>
      </div>
    </div>
  );
}
