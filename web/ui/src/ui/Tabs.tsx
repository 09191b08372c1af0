import "./Tabs.css";

interface Props<T extends string> {
  label: string;
  tabs: { id: T; label: string; count?: number }[];
  chosen: T;
  onChoose: (id: T) => void;
  /** A choice within a page, not between pages. */
  minor?: boolean;
}

/** One of a few: arrow keys move, as a tab list does. */
export function Tabs<T extends string>({ label, tabs, chosen, onChoose, minor = false }: Props<T>) {
  const step = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const reading = document.documentElement.dir === "rtl" ? -by : by;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs[(at + reading + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.id);
    const list = event.currentTarget as HTMLElement;
    requestAnimationFrame(() => list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div class={minor ? "tabs minor" : "tabs"} role="tablist" aria-label={label} onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          aria-selected={tab.id === chosen}
          tabIndex={tab.id === chosen ? 0 : -1}
          onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count ? <span class="tab-count">{tab.count}</span> : undefined}
        </button>
      ))}
    </div>
  );
}
