import { Bell, Heart, MessageCircle, Phone, Settings, Trash2 } from "lucide";
import { render, type ComponentChildren } from "preact";
import { entativa } from "../../src/brands/entativa/brand.ts";
import { vignette } from "../../src/brands/vignette/brand.ts";
import { MarkIcon } from "../../src/screens/chat/MarkIcon.tsx";
import { NoticeLine } from "../../src/screens/chat/NoticeLine.tsx";
import { ThreadItem } from "../../src/screens/chat/ThreadItem.tsx";
import { TypingDots } from "../../src/screens/chat/TypingDots.tsx";
import { JumpButton } from "../../src/screens/chat/JumpButton.tsx";
import { App, AppContext } from "../../src/state/app.ts";
import { items } from "../../src/thread/items.ts";
import { marked, type Mark } from "../../src/thread/receipts.ts";
import { Avatar } from "../../src/ui/Avatar.tsx";
import { Button } from "../../src/ui/Button.tsx";
import { Empty, Failed } from "../../src/ui/Empty.tsx";
import { Field, SearchField } from "../../src/ui/Field.tsx";
import { IconButton } from "../../src/ui/IconButton.tsx";
import { Logo } from "../../src/ui/Logo.tsx";
import { ProgressRing } from "../../src/ui/ProgressRing.tsx";
import { QrCode } from "../../src/ui/QrCode.tsx";
import { Row, Section } from "../../src/ui/Rows.tsx";
import { SkeletonRows, SkeletonThread } from "../../src/ui/Skeleton.tsx";
import { Spinner } from "../../src/ui/Spinner.tsx";
import { Switch } from "../../src/ui/Switch.tsx";
import { Tabs } from "../../src/ui/Tabs.tsx";
import { Waveform } from "../../src/ui/Waveform.tsx";
import { FixtureCore } from "../fixture/core.ts";
import { inGroup, NOW, withMike, withSarah } from "../fixture/lines.ts";
import { PEOPLE } from "../fixture/people.ts";
import "../../src/screens/Root.css";
import "../../src/screens/chat/Thread.css";
import "../../src/style/base.css";
import "./catalogue.css";

const COLOURS = ["ground", "surface", "fill", "fill-strong", "line", "ink", "ink-2", "brand", "accent", "accent-ink", "danger", "ok", "received", "sent"];
const MARKS: Mark[] = ["sending", "held", "sent", "delivered", "read", "failed"];
const SIZES = [16, 24, 28, 32, 40, 44, 56, 60, 96, 128] as const;
const nothing = () => undefined;

function Shelf({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <div class="shelf">{children}</div>
    </section>
  );
}

/** Every component in every state, of one brand: what pictures and eyes compare. */
function Catalogue({ app, core }: { app: App; core: FixtureCore }) {
  return (
    <main class="catalogue">
      <h1>
        <Logo brand={app.brand.id} size={40} /> {app.brand.name}
      </h1>
      <Shelf title="Colours">
        {COLOURS.map((name) => (
          <span class="swatch" key={name}>
            <i ref={(element) => element?.style.setProperty("background", `var(--${name})`)} />
            {name}
          </span>
        ))}
      </Shelf>
      <Controls />
      <Shelf title="Avatars">
        {SIZES.map((size) => (
          <Avatar key={size} id={`u-${size}`} name="Sarah Jones" size={size} online={size >= 28} />
        ))}
        <Avatar id="g" name="Climbing Thursdays" group />
      </Shelf>
      <Shelf title="Progress">
        <Spinner />
        {[0, 40, 95].map((done) => (
          <ProgressRing key={done} done={done} total={100} onCancel={nothing} />
        ))}
      </Shelf>
      <Shelf title="Receipts">
        {MARKS.map((mark) => (
          <MarkIcon key={mark} mark={mark} person={PEOPLE.sarah} />
        ))}
      </Shelf>
      <Pieces />
      <Lines core={core} />
    </main>
  );
}

function Controls() {
  return (
    <>
      <Shelf title="Buttons">
        {(["primary", "plain", "quiet", "warning", "danger"] as const).map((kind) => (
          <Button key={kind} kind={kind}>{`A ${kind} one`}</Button>
        ))}
        <Button disabled>Disabled</Button>
        <Button busy>Busy</Button>
        <Button icon={Heart}>With an icon</Button>
        <IconButton icon={Phone} label="Bare" />
        <IconButton icon={Settings} kind="tinted" label="Tinted" />
        <IconButton icon={Bell} kind="filled" label="Filled" />
        <IconButton icon={Trash2} small label="Small" />
        <IconButton icon={Phone} disabled label="Disabled" />
      </Shelf>
      <Shelf title="Fields">
        <div class="wide">
          <Field label="Empty" value="" onInput={nothing} hint="With a hint" />
          <Field label="Filled" value="sarah_jones" onInput={nothing} />
          <Field label="Wrong" value="no" error="That username is taken." onInput={nothing} />
          <Field label="Secret" type="password" value="secret" onInput={nothing} />
        </div>
        <div class="wide">
          <SearchField label="Search" value="" onInput={nothing} />
          <SearchField label="Search again" value="the" onInput={nothing} />
          <Switch label="A switch" hint="that is on" on onChange={nothing} />
          <Switch label="A switch that is off" on={false} onChange={nothing} />
          <Tabs label="Tabs" chosen="a" onChoose={nothing} tabs={[{ id: "a", label: "Chats", count: 3 }, { id: "b", label: "Calls" }]} />
          <Tabs minor label="Minor tabs" chosen="b" onChoose={nothing} tabs={[{ id: "a", label: "All" }, { id: "b", label: "Missed" }]} />
        </div>
      </Shelf>
    </>
  );
}

function Pieces() {
  const heights = Array.from({ length: 64 }, (_, i) => Math.abs(Math.sin(i)) * 255);
  return (
    <>
      <Shelf title="Rows">
        <div class="wide">
          <Section title="A section">
            <Row icon={Bell} label="Leads" leads onClick={nothing} />
            <Row icon={Bell} label="With a value" value="Off" onClick={nothing} />
            <Row label="With a face" hint="@sarah_jones" lead={<Avatar id="x" name="Sarah Jones" size={44} online />} onClick={nothing} />
            <Row icon={Trash2} label="Dangerous" danger onClick={nothing} />
          </Section>
        </div>
        <div class="wide">
          <SkeletonRows count={3} />
        </div>
      </Shelf>
      <Shelf title="States">
        <Empty icon={MessageCircle} title="Nothing here yet" hint="And what to do about it." />
        <Failed onRetry={nothing} />
        <div class="wide">
          <SkeletonThread />
        </div>
      </Shelf>
      <Shelf title="Small things">
        <Waveform heights={heights} part={0.4} label="Position" onSeek={nothing} />
        <QrCode text="https://chat.example/vignette/#/new/sarah" label="A code" />
        <TypingDots names={["Sarah"]} />
        <JumpButton count={3} onJump={nothing} />
        <p class="toast">A line that goes by itself</p>
      </Shelf>
    </>
  );
}

function Lines({ core }: { core: FixtureCore }) {
  return (
    <>
      {[withSarah(), withMike(), inGroup()].map((lines) => {
        const conversation = core.world.conversations.get(lines[0]?.conversation_id ?? "");
        if (!conversation) return null;
        const marks = marked(lines);
        return (
          <section key={conversation.id}>
            <h2>{`Lines: ${conversation.title}`}</h2>
            {items(lines, undefined).map((item) =>
              item.kind === "notice" ? (
                <NoticeLine key={item.key} line={item.line} conversation={conversation} />
              ) : (
                <ThreadItem key={item.key} item={item} conversation={conversation} mark={item.kind === "line" ? marks.get(item.line.id) : undefined} />
              ),
            )}
          </section>
        );
      })}
    </>
  );
}

const brand = location.search.includes("entativa") ? entativa : vignette;
await (brand === vignette ? import("../../src/brands/vignette/tokens.css") : import("../../src/brands/entativa/tokens.css"));
document.documentElement.dataset["brand"] = brand.id;
document.documentElement.dataset["gradient"] = brand.gradient ? "on" : "off";
const core = new FixtureCore();
const app = new App(brand, core, () => NOW);
const place = document.getElementById("app");
if (place)
  render(
    <AppContext.Provider value={app}>
      <Catalogue app={app} core={core} />
    </AppContext.Provider>,
    place,
  );
