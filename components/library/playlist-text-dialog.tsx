"use client";

import { useState } from "react";
import { fieldErrors } from "@/lib/api/client/field-errors";
import type { PlaylistText } from "@/lib/api/client/playlists";
import { ApiProblem } from "@/lib/api/client/request";
import { newPlaylist } from "@/lib/api/schemas/library";
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
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const send = async () => {
    const wrong = fieldErrors(newPlaylist, text);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setBusy(true);
    try {
      await onSubmit(text);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setErrors(error.errors);
      setRefusal(Object.keys(error.errors).length === 0 ? error.message : null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      {refusal && <Callout tone="danger" title={refusal} />}
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
