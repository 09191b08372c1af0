import type { FileToSend, Line } from "../../core/contract.ts";
import { freshId } from "../../core/ids.ts";
import { describe } from "../../media/describe.ts";
import type { App } from "../../state/app.ts";
import type { Chosen, Composer, Taken } from "../../state/composer.ts";
import { written } from "../../thread/written.ts";
import { gist } from "../../words/phrases.ts";

/** Says what is written. It is on the screen at once; whether the core has it, and whether it arrived, is its state. */
export async function send(app: App, composer: Composer): Promise<void> {
  if (!composer.ready.value) return;
  const timeline = app.timelines.of(composer.conversation.id);
  const taken = composer.take();
  const done = await app.attempt(() => (taken.editing ? edit(app, taken) : taken.files.length > 0 ? sendFiles(app, taken) : say(app, taken)));
  if (done) timeline.firstUnread.value = undefined;
  if (!done && taken.text && !composer.text.value) composer.type(taken.text);
}

async function edit({ core }: App, { editing, text, mentions }: Taken): Promise<void> {
  if (editing) await core.ask("edit", { line_id: editing.id, text, mentions });
}

async function say(app: App, { conversation_id, text, mentions, reply }: Taken): Promise<void> {
  const timeline = app.timelines.of(conversation_id);
  const line_id = freshId(app.clock());
  const self = app.session.self.value;
  const quote = reply && quoteOf(app, reply);
  if (self) timeline.put(written(self, { id: line_id, conversation_id, at: app.clock(), ...(quote && { quote }) }, text));
  try {
    timeline.put(await app.core.ask("say", { conversation_id, line_id, text, mentions, ...(reply && { reply_to: reply.id }) }));
  } catch (fault) {
    timeline.remove(line_id);
    throw fault;
  }
}

function quoteOf({ words }: App, line: Line) {
  return { line_id: line.id, author_name: line.author_name, mine: line.mine, text: gist(words, line) };
}

async function sendFiles(app: App, { conversation_id, files, text, reply }: Taken): Promise<void> {
  const offered = await offer(app, files);
  const line = await app.core.ask("send_files", { conversation_id, files: offered, text, ...(reply && { reply_to: reply.id }) });
  app.transfers.keep(line, files.map((one) => one.file));
  app.timelines.of(conversation_id).put(line);
}

async function offer({ core }: App, files: readonly Chosen[]): Promise<FileToSend[]> {
  const offered = [];
  for (const { file, name, kind, url } of files) {
    offered.push({ handle: core.offer(file), kind, type: file.type, name, ...(await describe(kind, url)) });
    URL.revokeObjectURL(url);
  }
  return offered;
}
