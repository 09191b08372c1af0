import { useApp } from "../state/app.ts";

/** Opens the chat with someone, made on the way if there is none. */
export function useWriteTo(): (username: string) => void {
  const { core, conversations, route, attempt } = useApp();
  return (username) =>
    void attempt(async () => {
      const conversation = await core.ask("direct", { username });
      conversations.put([conversation]);
      route.chat(conversation.id);
    });
}
