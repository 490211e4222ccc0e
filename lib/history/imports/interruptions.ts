/** Thrown when the import is no longer in the state that its job works on: it was canceled or deleted. */
export class ImportStopped extends Error {
  override name = "ImportStopped";
}

/** Thrown when this process shuts down; another process resumes the job. */
export class ImportInterrupted extends Error {
  override name = "ImportInterrupted";
}
