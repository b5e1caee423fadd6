package orch.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * An IP address or a range of them (CIDR). Host names are not resolved.
 *
 * @param bits the length of the prefix that all addresses share
 */
record AddressRange(InetAddress first, int bits) {
  /** Parses a text such as 10.0.0.0/8 or ::1; empty when it is neither an address nor a range. */
  static Optional<AddressRange> range(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> first = address(slash < 0 ? text : text.substring(0, slash));
    int most = first.map(a -> a.getAddress().length * 8).orElse(0);
    int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
    return first.filter(a -> bits >= 0).map(a -> new AddressRange(a, bits));
  }

  /** Whether a host is an address in this range. */
  boolean contains(String host) {
    byte[] other = address(host).map(InetAddress::getAddress).orElse(new byte[0]);
    byte[] own = first.getAddress();
    if (other.length != own.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((own[bit / 8] ^ other[bit / 8]) & (0x80 >> (bit % 8))) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<InetAddress> address(String text) {
    boolean v6 = text.indexOf(':') >= 0 && allOf(text, "0123456789abcdefABCDEF:.");
    if (!v6 && !isV4(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(v6 ? "[" + text + "]" : text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (number(part, 255) < 0) {
        return false;
      }
    }
    return true;
  }

  /** A number from 0 to {@code most}; -1 for any other text. */
  private static int number(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || !allOf(text, "0123456789")) {
      return -1;
    }
    int number = Integer.parseInt(text);
    return number <= most ? number : -1;
  }

  private static boolean allOf(String text, String allowed) {
    return text.chars().allMatch(c -> allowed.indexOf(c) >= 0);
  }
}
