import type { Brand } from "../brands/brand.ts";

/** The brand's mark: Vignette a frame that speaks, Entativa two who are one. The icons are drawn from the same file. */
export function Logo({ brand, size }: { brand: Brand["id"]; size: number }) {
  return <img src={`/${brand}/icon.svg`} width={size} height={size} alt="" />;
}
