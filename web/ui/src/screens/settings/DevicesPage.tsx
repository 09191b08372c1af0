import { Plus, Smartphone, Trash2 } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Device } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Failed } from "../../ui/Empty.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { ago } from "../../words/phrases.ts";
import { LinkDevice } from "./LinkDevice.tsx";
import { PasswordSheet } from "./PasswordSheet.tsx";

/** Every device of the account; a strange one is removed here. */
export function DevicesPage() {
  const { core, words } = useApp();
  const { t } = words;
  const devices = useSignal<Device[] | "failed" | undefined>(undefined);
  const linking = useSignal(false);
  const leaving = useSignal<Device | undefined>(undefined);
  const load = () =>
    core.ask("devices", {}).then(
      (all) => (devices.value = all.filter((one) => one.active)),
      () => (devices.value = "failed"),
    );
  useEffect(() => {
    void load();
    return core.on((event) => void (event.event === "device_added" && load()));
  }, []);
  const now = devices.value;
  const gone = leaving.value;
  if (now === "failed") return <Failed onRetry={() => void load()} />;
  if (!now) return <SkeletonRows count={3} />;
  return (
    <>
      <Section>
        {now.map((device) => (
          <DeviceRow key={device.device_id} device={device} onRevoke={() => (leaving.value = device)} />
        ))}
      </Section>
      <Section>
        {linking.value ? (
          <LinkDevice onDone={() => ((linking.value = false), void load())} />
        ) : (
          <Row icon={Plus} label={t("settings.link")} onClick={() => (linking.value = true)} />
        )}
      </Section>
      {gone && (
        <PasswordSheet
          title={t("settings.revoke")}
          text={t("settings.revokeText", { name: gone.name })}
          yes={t("settings.revoke")}
          onClose={() => (leaving.value = undefined)}
          act={async () => {
            await core.ask("revoke_device", { device_id: gone.device_id });
            await load();
          }}
        />
      )}
    </>
  );
}

function DeviceRow({ device, onRevoke }: { device: Device; onRevoke: () => void }) {
  const { words, now } = useApp();
  const { t } = words;
  const seen = device.this_one ? t("settings.thisDevice") : t("presence.ago", { time: ago(words, device.last_seen, now.value) });
  return (
    <Row label={device.name} hint={seen} lead={<Icon of={Smartphone} size={24} />}>
      {!device.this_one && <IconButton icon={Trash2} size={20} label={`${t("settings.revoke")}: ${device.name}`} onClick={onRevoke} />}
    </Row>
  );
}
