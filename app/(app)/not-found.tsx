import Link from "next/link";
import { NotFoundNote } from "@/components/shell/not-found-note";

export default () => <NotFoundNote anchor={Link} />;
