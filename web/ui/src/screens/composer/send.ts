import type { FileToSend } from "../../core/contract.ts";
import { describe } from "../../media/describe.ts";
import type { App } from "../../state/app.ts";
import type { Chosen, Composer } from "../../state/composer.ts";

/** Says what is written. The core answers with the line at once; whether it arrived is its state. */
export async function send(app: App, composer: Composer): Promise<void> {
  if (!composer.ready.value) return;
  const { core, timelines, transfers } = app;
  const conversation_id = composer.conversation.id;
  const { text, files, reply, editing, mentions } = composer.take();
  const done = await app.attempt(async () => {
    if (editing) return void (await core.ask("edit", { line_id: editing.id, text, mentions }));
    const reply_to = reply && { reply_to: reply.id };
    const line =
      files.length > 0
        ? await core.ask("send_files", { conversation_id, files: await offer(app, files), text, ...reply_to })
        : await core.ask("say", { conversation_id, text, mentions, ...reply_to });
    transfers.keep(line, files.map((one) => one.file));
    return timelines.of(conversation_id).put(line);
  });
  if (done) timelines.of(conversation_id).firstUnread.value = undefined;
  if (!done && text && !composer.text.value) composer.type(text);
}

async function offer({ core }: App, files: readonly Chosen[]): Promise<FileToSend[]> {
  const offered = [];
  for (const { file, name, kind, url } of files) {
    offered.push({ handle: core.offer(file), kind, type: file.type, name, ...(await describe(kind, url)) });
    URL.revokeObjectURL(url);
  }
  return offered;
}
