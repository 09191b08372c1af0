import { connect } from "../../core/connect.ts";
import { open } from "../../open.ts";
import { entativa } from "./brand.ts";
import "./tokens.css";

open(entativa, connect("entativa"));
