declare module "virtual:emoji" {
  const groups: { name: string; emoji: [emoji: string, words: string][] }[];
  export default groups;
}
