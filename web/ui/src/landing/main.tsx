import { effect } from "@preact/signals";
import { render } from "preact";
import { preferred, Words } from "../words/words.ts";
import { Landing } from "./Landing.tsx";
import "../style/base.css";
import "../brands/entativa/tokens.css";

const words = new Words();
void words.use(preferred(navigator.languages));
effect(() => {
  document.documentElement.lang = words.language.value;
  document.documentElement.dir = words.direction;
});
const place = document.getElementById("app");
if (place) render(<Landing words={words} />, place);
