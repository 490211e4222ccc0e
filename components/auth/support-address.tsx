/** The address of the person who runs this instance, in brackets, if it is known. */
export function SupportAddress({ email }: { email: string | undefined }) {
  if (!email) return null;
  return (
    <>
      {" ("}
      <a
        href={`mailto:${email}`}
        className="break-words font-medium text-accent-text underline underline-offset-4"
      >
        {email}
      </a>
      )
    </>
  );
}
