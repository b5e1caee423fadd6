package orch.network;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The exceptions of NO_PROXY: a host name covers its subdomains too, {@code *.name} only its
 * subdomains; IP addresses and ranges; each with or without a port; {@code *} covers all hosts.
 */
final class NoProxy {
  private final List<String> entries;

  /**
   * @param text the entries, separated by commas or spaces
   */
  NoProxy(String text) {
    entries =
        Arrays.stream(text.toLowerCase(Locale.ROOT).replace(',', ' ').split(" ", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /** Whether a URL must be reached without a proxy. */
  boolean covers(URI url) {
    String host = bare(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT));
    String port = String.valueOf(Ports.of(url));
    return entries.stream().anyMatch(entry -> covers(entry, host, port));
  }

  private static boolean covers(String entry, String host, String port) {
    int colon = entry.lastIndexOf(':');
    // Several colons without brackets are an IPv6 address without a port.
    boolean hasPort =
        entry.startsWith("[")
            ? colon > entry.indexOf(']')
            : colon >= 0 && colon == entry.indexOf(':');
    if (hasPort && !port.equals(entry.substring(colon + 1))) {
      return false;
    }
    String place = bare(hasPort ? entry.substring(0, colon) : entry);
    Optional<AddressRange> addresses = AddressRange.range(place);
    return addresses.isPresent() ? addresses.get().contains(host) : coversHost(place, host);
  }

  private static boolean coversHost(String entry, String host) {
    if (entry.equals("*")) {
      return true;
    }
    if (entry.startsWith("*.")) {
      return host.endsWith(entry.substring(1));
    }
    String name = entry.startsWith(".") ? entry.substring(1) : entry;
    return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
  }

  /** Removes the brackets of an IPv6 address and the final dot of a full host name. */
  private static String bare(String host) {
    String name = host.replace("[", "").replace("]", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
