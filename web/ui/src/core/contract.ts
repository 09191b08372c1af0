/** The words between a user interface and the core: one file, kept beside the core that speaks them. */
export type * from "../../../../client/src/main/typescript/view";
