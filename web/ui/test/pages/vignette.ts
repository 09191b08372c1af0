import { vignette } from "../../src/brands/vignette/brand.ts";
import "../../src/brands/vignette/tokens.css";
import { page } from "./page.ts";

page(vignette);
