import { Pencil, Plus, Smartphone, Trash2 } from "lucide";
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Device } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Failed } from "../../ui/Empty.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { Row, Section } from "../../ui/Rows.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { lastActive } from "../../words/phrases.ts";
import { LinkDevice } from "./LinkDevice.tsx";
import { RenameDevice } from "./RenameDevice.tsx";

/** Every device of the account; a strange one is removed here. */
export function DevicesPage() {
  const { core, words, overlays } = useApp();
  const { t } = words;
  const devices = useSignal<Device[] | "failed" | undefined>(undefined);
  const linking = useSignal(false);
  const renaming = useSignal<Device | undefined>(undefined);
  const show = (all: Device[]) => (devices.value = all.filter((one) => one.active));
  const load = () => core.ask("devices", {}).then(show, () => (devices.value = "failed"));
  useEffect(() => {
    void load();
    return core.on((event) => void (event.event === "device_added" && load()));
  }, []);
  const revoke = ({ device_id, name }: Device) =>
    overlays.ask({
      title: "settings.revoke",
      text: "settings.revokeText",
      values: { name: name || t("settings.unnamed") },
      yes: "settings.revoke",
      danger: true,
      then: async () => show(await core.ask("revoke_device", { device_id })),
    });
  const now = devices.value;
  if (now === "failed") return <Failed onRetry={() => void load()} />;
  if (!now) return <SkeletonRows count={3} />;
  return (
    <>
      <Section>
        {now.map((device) => (
          <DeviceRow key={device.device_id} device={device} onRename={() => (renaming.value = device)} onRevoke={() => revoke(device)} />
        ))}
      </Section>
      <Section>
        {linking.value ? (
          <LinkDevice onDone={() => ((linking.value = false), void load())} />
        ) : (
          <Row icon={Plus} label={t("settings.link")} onClick={() => (linking.value = true)} />
        )}
      </Section>
      {renaming.value && (
        <RenameDevice device={renaming.value} onClose={() => (renaming.value = undefined)} onDone={() => void load()} />
      )}
    </>
  );
}

interface RowProps {
  device: Device;
  onRename: () => void;
  onRevoke: () => void;
}

function DeviceRow({ device, onRename, onRevoke }: RowProps) {
  const { words, now } = useApp();
  const { t } = words;
  const { this_one, last_seen } = device;
  const name = device.name || t("settings.unnamed");
  const seen = this_one ? t("settings.thisDevice") : lastActive(words, last_seen, now.value);
  return (
    <Row label={name} hint={seen} lead={<Icon of={Smartphone} size={24} />}>
      <IconButton icon={Pencil} size={18} label={`${t("settings.deviceName")}: ${name}`} onClick={onRename} />
      {!this_one && <IconButton icon={Trash2} size={20} label={`${t("settings.revoke")}: ${name}`} onClick={onRevoke} />}
    </Row>
  );
}
