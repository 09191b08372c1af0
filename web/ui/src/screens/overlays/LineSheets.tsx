import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Line, Millis, Receipt } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { separator } from "../../thread/time.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { failureKey } from "../../words/failures.ts";
import { codeOf } from "../../core/core.ts";

/** Who has it, and who has seen it. */
export function ReceiptsSheet({ line }: { line: Line }) {
  const { core, words, overlays } = useApp();
  const { t } = words;
  const all = useFetched(() => core.ask("receipts", { line_id: line.id }), line.id);
  const groups: [string, Receipt[]][] = [
    [t("receipt.title"), all?.filter((one) => one.read_at > 0) ?? []],
    [t("receipt.deliveredTo"), all?.filter((one) => one.read_at === 0 && one.delivered_at > 0) ?? []],
    [t("receipt.notYet"), all?.filter((one) => one.delivered_at === 0) ?? []],
  ];
  return (
    <Sheet title={t("menu.info")} onClose={() => overlays.close()}>
      {!all && <SkeletonRows count={2} />}
      {groups.map(
        ([title, receipts]) =>
          receipts.length > 0 && (
            <Section key={title} title={title}>
              {receipts.map((one) => (
                <ReceiptRow key={one.person.user_id} receipt={one} />
              ))}
            </Section>
          ),
      )}
    </Sheet>
  );
}

function ReceiptRow({ receipt }: { receipt: Receipt }) {
  const when = useWhen(receipt.read_at || receipt.delivered_at);
  return (
    <Row
      label={receipt.person.name}
      value={when}
      lead={<Avatar id={receipt.person.user_id} name={receipt.person.name} size={40} />}
    />
  );
}

/** What a message said before. */
export function EditsSheet({ line }: { line: Line }) {
  const { core, words, overlays } = useApp();
  const { t } = words;
  const all = useFetched(() => core.ask("edits", { line_id: line.id }), line.id);
  return (
    <Sheet title={t("edits.title")} onClose={() => overlays.close()}>
      {all ? all.map((one) => <EditRow key={one.at} {...one} />) : <SkeletonRows count={2} />}
    </Sheet>
  );
}

function EditRow({ at, text }: { at: Millis; text: string }) {
  return <Row label={text} hint={useWhen(at)} />;
}

function useWhen(at: Millis): string {
  const { words, now } = useApp();
  const { t, language } = words;
  return at ? separator(at, now.value, language.value, { today: t("time.today"), yesterday: t("time.yesterday") }) : "";
}

function useFetched<T>(ask: () => Promise<T>, key: string): T | undefined {
  const { toasts, overlays } = useApp();
  const found = useSignal<T | undefined>(undefined);
  useEffect(() => {
    ask().then(
      (answer) => (found.value = answer),
      (fault: unknown) => (overlays.close(), toasts.show(failureKey(codeOf(fault)))),
    );
  }, [key]);
  return found.value;
}
