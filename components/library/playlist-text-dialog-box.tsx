"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PlaylistText } from "@/lib/client/playlists";
import { Field, TextField } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

const schema = async () => (await import("@/lib/schemas/library")).newPlaylist;

type PlaylistTextDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** A note on other effects of the change. */
  note?: string;
  submit: string;
  initial?: PlaylistText;
  /** Throws an ApiProblem if the server refuses; the dialog then keeps the input. */
  onSubmit: (text: PlaylistText) => Promise<void>;
};

/** Edits the name and description of a new or existing playlist. */
export function PlaylistTextDialogBox({ open, onOpenChange, title, note, ...form }: PlaylistTextDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={note}>
      <TextForm {...form} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type TextFormProps = Pick<PlaylistTextDialogProps, "submit" | "initial" | "onSubmit"> & {
  onDone: () => void;
};

/** The API’s limits, at which the browser stops taking characters. */
const maxNameLength = 100;
const maxDescriptionLength = 300;

function TextForm({ submit, initial, onSubmit, onDone }: TextFormProps) {
  const t = useTranslations("library.newPlaylist");
  const [text, setText] = useState(initial ?? { name: "", description: "" });
  const send = async () => {
    await onSubmit(text);
    onDone();
  };
  return (
    <Form schema={schema} input={text} send={send} submit={submit}>
      {errors => (
        <>
          <Field
            label={t("name")}
            value={text.name}
            maxLength={maxNameLength}
            hint={text.name.length >= maxNameLength && t("nameIsFull", { limit: maxNameLength })}
            error={errors.name}
            onChange={event => setText({ ...text, name: event.target.value })}
          />
          <TextField
            label={t("description")}
            value={text.description}
            maxLength={maxDescriptionLength}
            hint={
              text.description.length >= maxDescriptionLength &&
              t("descriptionIsFull", { limit: maxDescriptionLength })
            }
            error={errors.description}
            onChange={event => setText({ ...text, description: event.target.value })}
          />
        </>
      )}
    </Form>
  );
}
