package dev.keepsake.engine.media;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Whether an address is one of the public Internet, by the registries of special-purpose addresses (RFC 6890 and its updates).
 * The services in which clouds hand out credentials are link-local, shared or unique-local, and so are not.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Global unicast, without the prefixes that carry an IPv4 address on (6to4, Teredo) and without those of documentation. */
    private static boolean isPublic6(byte[] bytes) {
        int first = twoBytes(bytes, 0);
        int second = twoBytes(bytes, 2);
        boolean global = (first & 0xe000) == 0x2000;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        boolean documentation = first == 0x3fff && second < 0x1000;
        return global && !special && !documentation && first != 0x2002;
    }

    private static int twoBytes(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) + (bytes[at + 1] & 0xff);
    }
}
