"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ListPlus, ListX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { saveQueue } from "@/lib/client/queue";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { IconButton } from "../ui/controls/icon-button";
import { Dialog } from "../ui/overlays/dialog";
import { toast } from "../ui/status/toast";
import { useQueue } from "./use-queue";

/** Buttons that save the queue as a playlist and clear it. */
export function QueueActions() {
  const t = useTranslations("queue");
  const { data: queue, clear } = useQueue();
  const [isSaving, setSaving] = useState(false);
  const total = queue?.total ?? 0;
  return (
    <>
      <IconButton
        label={t("save.button")}
        onClick={() => setSaving(true)}
        disabled={total === 0 && !queue?.current}
      >
        <ListPlus aria-hidden />
      </IconButton>
      <IconButton label={t("clear")} onClick={clear} disabled={total === 0}>
        <ListX aria-hidden />
      </IconButton>
      <Dialog open={isSaving} onOpenChange={setSaving} title={t("save.title")} description={t("save.text")}>
        <SaveForm onDone={() => setSaving(false)} />
      </Dialog>
    </>
  );
}

function SaveForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations();
  const client = useQueryClient();
  const router = useRouter();
  const [name, setName] = useState("");
  const send = async () => {
    const { id } = await saveQueue(name, { client });
    onDone();
    toast(t("queue.save.done", { name }), {
      action: {
        label: t("queue.save.open"),
        onClick: () => router.push(`/playlists/${id}`),
      },
    });
  };
  return (
    <Form
      schema={async () => (await import("@/lib/schemas/library")).newPlaylist}
      input={{ name, description: "" }}
      send={send}
      submit={t("queue.save.action")}
    >
      {errors => (
        <Field
          label={t("library.newPlaylist.name")}
          value={name}
          maxLength={100}
          error={errors.name}
          onChange={event => setName(event.target.value)}
        />
      )}
    </Form>
  );
}
