import { CornerUpLeft } from "lucide";
import type { Line, Quote } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";
import { Icon } from "../../ui/Icon.tsx";
import "./QuoteView.css";

/** The line that a message answers; a press goes to it. */
export function QuoteView({ line, quote }: { line: Line; quote: Quote }) {
  const { words, route } = useApp();
  const { t } = words;
  return (
    <button type="button" class="quote" onClick={() => route.chat(line.conversation_id, quote.line_id)}>
      <span class="quote-who">
        <Icon of={CornerUpLeft} size={12} mirrors />
        {line.mine ? t("chat.repliedYou") : t("chat.repliedThey", { name: line.author_name })}
      </span>
      <span class="quote-text">
        <span dir="auto">{quote.text || t("chat.quoteGone")}</span>
      </span>
    </button>
  );
}
