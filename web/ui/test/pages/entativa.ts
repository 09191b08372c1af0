import { entativa } from "../../src/brands/entativa/brand.ts";
import "../../src/brands/entativa/tokens.css";
import { page } from "./page.ts";

page(entativa);
