import type { Words } from "../words/words.ts";
import "./Landing.css";

const BRANDS = ["vignette", "entativa"] as const;

/** The door of a relay: one account, two apps. */
export function Landing({ words }: { words: Words }) {
  const { t } = words;
  return (
    <main class="landing">
      <h1>{t("landing.title")}</h1>
      <p>{t("landing.text")}</p>
      <ul>
        {BRANDS.map((brand) => (
          <li key={brand}>
            <img src={`/${brand}/icon.svg`} width="72" height="72" alt="" />
            <h2>{t(`landing.${brand}`)}</h2>
            <p>{t(`landing.${brand}Text`)}</p>
            <a class="landing-open" href={`/${brand}/`}>
              {t("landing.start")}
            </a>
            <a href={`/${brand}/#log-in`}>{t("onboard.logIn")}</a>
          </li>
        ))}
      </ul>
      <p class="landing-foot">{t("landing.foot")}</p>
    </main>
  );
}
