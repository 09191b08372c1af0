import type { Brand } from "../brands/brand.ts";
import "./Logo.css";

/** The brand's mark: Vignette a frame that opens, Entativa two who are one. */
export function Logo({ brand, size }: { brand: Brand["id"]; size: number }) {
  return (
    <svg class="logo" width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <defs>
        <linearGradient id="logo-ground" x1="0" y1="0" x2="1" y2="1">
          <stop class="logo-start" offset="0" />
          <stop class="logo-end" offset="1" />
        </linearGradient>
      </defs>
      <rect width="64" height="64" rx="16" fill="url(#logo-ground)" />
      {brand === "vignette" ? (
        <path
          d="M16 21a5 5 0 0 1 5-5h22a5 5 0 0 1 5 5v15a5 5 0 0 1-5 5H33l-9 8v-8h-3a5 5 0 0 1-5-5zM25 25l7 10 7-10"
          fill="none"
          stroke="#ffffff"
          stroke-width="4"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      ) : (
        <path
          d="M27 17a14 14 0 1 0 7.6 25.8M37 47a14 14 0 1 0-7.6-25.8"
          fill="none"
          stroke="#ffffff"
          stroke-width="4.5"
          stroke-linecap="round"
        />
      )}
    </svg>
  );
}
