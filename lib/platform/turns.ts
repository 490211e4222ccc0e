import { AppError } from "@/lib/core/errors";

type TurnLimits = {
  /** The number of turns that one person can have at the same time. */
  atOnce: number;
  /** The number of requests of one person that can wait for a turn. */
  waiting: number;
  waitMs: number;
  /** While so many requests of one person wait, each turn is followed by a pause, which leaves the processor to other people. */
  crowd?: { from: number; pauseMs: number };
};
/** Ends a turn; further calls do nothing. After a turn that did no work (`isUnused`), there is no pause. */
export type EndTurn = (turn?: { isUnused: boolean }) => void;
type Person = { running: number; waiting: (() => void)[] };

const retryAfterMs = 2_000;

/** Limits the work that each person has in progress at the same time in this process. Further work waits, but not for long. */
export class Turns {
  private readonly people = new Map<string, Person>();

  constructor(private readonly limits: TurnLimits) {}

  /**
   * Waits for a turn.
   * @throws AppError too_many_requests if the person has too much in progress
   */
  async take(userId: string): Promise<EndTurn> {
    const person = this.people.get(userId) ?? { running: 0, waiting: [] };
    this.people.set(userId, person);
    if (person.running < this.limits.atOnce) person.running++;
    else await this.wait(person);
    let isRunning = true;
    return turn => {
      if (!isRunning) return;
      isRunning = false;
      const { crowd } = this.limits;
      const isCrowd = crowd !== undefined && !turn?.isUnused && person.waiting.length >= crowd.from;
      if (isCrowd) setTimeout(() => this.passOn(userId, person), crowd.pauseMs);
      else this.passOn(userId, person);
    };
  }

  /** Gives a turn that has ended to the next request. */
  private passOn(userId: string, person: Person): void {
    const next = person.waiting.shift();
    if (next) next();
    else if (--person.running === 0) this.people.delete(userId);
  }

  private wait(person: Person): Promise<void> {
    const { atOnce, waiting, waitMs } = this.limits;
    const refusal = () =>
      new AppError(
        "too_many_requests",
        { reason: "at_once", limit: atOnce },
        { retryAt: new Date(Date.now() + retryAfterMs) },
      );
    if (person.waiting.length >= waiting) throw refusal();
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timeout);
        resolve();
      };
      const timeout = setTimeout(() => {
        person.waiting = person.waiting.filter(other => other !== start);
        reject(refusal());
      }, waitMs);
      person.waiting.push(start);
    });
  }
}
