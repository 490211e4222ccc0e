import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** A mail as the server received it. */
export type ReceivedMail = {
  recipients: string[];
  /** Everything above the first empty line, unfolded, with encoded words (RFC 2047) decoded. */
  headers: string;
  /** The whole mail, with quoted-printable decoded. */
  content: string;
  isEncrypted: boolean;
};

const decodeBytes = (text: string, bytePattern: RegExp) =>
  text.replace(bytePattern, encoded => decodeURIComponent(encoded.replaceAll("=", "%")));

/** Decodes the words of a header that are not ASCII. Removes the space between two of them. */
const decodeHeaders = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toLowerCase() === "b"
        ? Buffer.from(word, "base64").toString()
        : decodeBytes(word.replaceAll("_", " "), /(=[0-9A-F]{2})+/gi),
    );

function parseMail(raw: string): Pick<ReceivedMail, "headers" | "content"> {
  const content = decodeBytes(raw.replace(/=\r\n/g, ""), /(=[0-9A-F]{2})+/g);
  const [head = ""] = raw.split("\r\n\r\n");
  return { headers: decodeHeaders(head.replace(/\r\n[ \t]+/g, " ")), content };
}

type Login = { user: string; password: string };

/**
 * Starts an SMTP server on this machine. With a login, it demands it, and STARTTLS before it; its certificate is self-signed.
 */
export async function startSmtpServer(login?: Login, fixedPort = 0) {
  const mails: ReceivedMail[] = [];
  /** The reply to each recipient, such as 550, and its text; null accepts them. */
  let refusal: { code: number; text: string } | null = null;

  function createServer() {
    return new SMTPServer({
      logger: false,
      authOptional: !login,
      ...(!login && { disabledCommands: ["STARTTLS", "AUTH"] }),
      onAuth({ username, password }, _session, callback) {
        const isCorrect = username === login?.user && password === login?.password;
        callback(isCorrect ? null : new Error(`Wrong password ${password}`), { user: username });
      },
      onRcptTo({ address }, _session, callback) {
        const error = Object.assign(new Error(`${refusal?.text ?? ""} ${address}`), {
          responseCode: refusal?.code ?? 550,
        });
        callback(refusal ? error : null);
      },
      onData(stream, session, callback) {
        const chunks: Buffer[] = [];
        stream.on("data", chunk => chunks.push(chunk));
        stream.on("end", () => {
          mails.push({
            recipients: session.envelope.rcptTo.map(({ address }) => address),
            ...parseMail(Buffer.concat(chunks).toString()),
            isEncrypted: session.secure,
          });
          callback();
        });
      },
    });
  }

  async function listen(port: number) {
    const server = createServer();
    server.on("error", () => undefined);
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
    return server;
  }

  let server = await listen(fixedPort);
  const { port } = server.server.address() as AddressInfo;
  const credentials = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@` : "";
  const stop = () => new Promise<void>(resolve => server.close(() => resolve()));
  return {
    /** Changes the password that the server accepts. */
    changePassword: (password: string) => {
      if (login) login = { ...login, password };
    },
    url: `smtp://${credentials}127.0.0.1:${port}${login ? "?requireTLS=true&tls.rejectUnauthorized=false" : ""}`,
    mails,
    refuseWith: (code: number | null, text = "Not taken for") => {
      refusal = code === null ? null : { code, text };
    },
    stop,
    restart: async () => {
      server = await listen(port);
    },
  };
}
