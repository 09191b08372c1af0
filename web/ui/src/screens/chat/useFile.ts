import { useEffect, useState } from "preact/hooks";
import type { FileInfo, Line } from "../../core/contract.ts";
import { useApp } from "../../state/app.ts";

/** The address of a file, once it is here. `at once`: it is fetched as soon as it is seen. */
export function useFile(line: Line, file: FileInfo, atOnce: boolean) {
  const { transfers } = useApp();
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  const load = async (): Promise<string | undefined> => {
    setFailed(false);
    try {
      const found = await transfers.url(line, file);
      setUrl(found);
      return found;
    } catch {
      setFailed(true);
      return undefined;
    }
  };
  const waits = line.state === "queued";
  useEffect(() => {
    if (atOnce) void load();
  }, [file.id, waits]);
  return { url, failed, load };
}
