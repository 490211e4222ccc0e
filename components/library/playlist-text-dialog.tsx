"use client";

import { useState } from "react";
import type { PlaylistText } from "@/lib/api/client/playlists";
import { ApiProblem } from "@/lib/api/client/request";
import { Button } from "../ui/button";
import { Callout } from "../ui/callout";
import { Dialog } from "../ui/dialog";
import { Field, TextField } from "../ui/field";

type PlaylistTextDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  submit: string;
  initial?: PlaylistText;
  /** Throws an ApiProblem when it is refused; the dialog then keeps what was typed. */
  onSubmit: (text: PlaylistText) => Promise<void>;
};

/** Name and description, for a new playlist and for a known one. */
export function PlaylistTextDialog({ open, onOpenChange, title, ...form }: PlaylistTextDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title}>
      <TextForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type TextFormProps = Pick<PlaylistTextDialogProps, "submit" | "initial" | "onSubmit"> & {
  onDone: () => void;
};

function TextForm({ submit, initial, onSubmit, onDone }: TextFormProps) {
  const [text, setText] = useState(initial ?? { name: "", description: "" });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    setBusy(true);
    try {
      await onSubmit(text);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const errors = problem?.errors ?? {};
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      {problem && Object.keys(errors).length === 0 && <Callout tone="danger" title={problem.message} />}
      <Field
        label="Name"
        value={text.name}
        maxLength={100}
        error={errors.name}
        onChange={event => setText({ ...text, name: event.target.value })}
      />
      <TextField
        label="Description"
        value={text.description}
        maxLength={300}
        error={errors.description}
        onChange={event => setText({ ...text, description: event.target.value })}
      />
      <Button type="submit" look="primary" busy={busy} className="justify-self-end">
        {submit}
      </Button>
    </form>
  );
}
