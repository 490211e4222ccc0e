import { BlockList, isIP, isIPv6 } from "node:net";

export function networksOf(entries: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const entry of entries) {
    const [address = "", prefix] = entry.split("/");
    const type = isIPv6(address) ? "ipv6" : "ipv4";
    if (prefix === undefined) networks.addAddress(address, type);
    else networks.addSubnet(address, Number(prefix), type);
  }
  return networks;
}

/** Tells whether a text is an IP address in one of the networks. */
export const includesAddress = (networks: BlockList, address: string) =>
  isIP(address) > 0 && networks.check(address, isIPv6(address) ? "ipv6" : "ipv4");

/** This machine and private networks (RFC 1918, 3927, 4193, 4291, 6598). */
const privateNetworks = networksOf([
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "::1",
  "fc00::/7",
  "fe80::/10",
]);

/** Tells whether an IP address is of this machine or a private network. */
export const isPrivateAddress = (address: string): boolean => includesAddress(privateNetworks, address);

/** Tells whether the host of a URL is this machine or an address of a private network. Names can lead anywhere, except localhost. */
export function isPrivateHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return name === "localhost" || name.endsWith(".localhost") || isPrivateAddress(name);
}
