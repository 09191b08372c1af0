import type { Part } from "../../core/contract.ts";

/** A text as text: links lead where they say, mentions stand out, and nothing in it becomes markup. */
export function TextParts({ parts }: { parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, i) => {
        if (part.kind === "mention") return <b key={i}>{part.text}</b>;
        if (part.kind === "link" && safe(part.href))
          return (
            <a key={i} href={part.href} target="_blank" rel="noopener noreferrer" dir="ltr">
              {part.text}
            </a>
          );
        return part.text;
      })}
    </>
  );
}

const SCHEMES = ["http:", "https:", "mailto:", "tel:"];

/** The core names only such links; a second look costs nothing. */
export function safe(href: string): boolean {
  return URL.canParse(href) && SCHEMES.includes(new URL(href).protocol);
}
