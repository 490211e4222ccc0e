export { NotFoundNote as default } from "@/components/shell/not-found-note";
