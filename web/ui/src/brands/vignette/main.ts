import { connect } from "../../core/connect.ts";
import { open } from "../../open.ts";
import { vignette } from "./brand.ts";
import "./tokens.css";

open(vignette, connect("vignette"));
