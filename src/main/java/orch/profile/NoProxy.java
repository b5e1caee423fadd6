package orch.profile;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that no proxy is wanted for: names, with everything below them; {@code *.name},
 * everything below; addresses and ranges of addresses; each with a port or without; {@code *}, all.
 */
final class NoProxy {
  private final List<String> entries;

  /**
   * @param text the entries, with commas or spaces between them
   */
  NoProxy(String text) {
    entries =
        Arrays.stream(text.toLowerCase(Locale.ROOT).replace(',', ' ').split(" ", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /** Whether a URL is to be reached without a proxy. */
  boolean cover(URI url) {
    String host = bare(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT));
    int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    String port = String.valueOf(url.getPort() < 0 ? usual : url.getPort());
    return entries.stream().anyMatch(entry -> covers(entry, host, port));
  }

  private static boolean covers(String entry, String host, String port) {
    Optional<Addresses> range = Addresses.range(bare(entry));
    if (range.isPresent()) {
      return range.get().contain(host);
    }
    int colon = entry.lastIndexOf(':');
    boolean hasPort = colon >= 0 && colon > entry.lastIndexOf(']');
    if (!hasPort) {
      return coversHost(entry, host);
    }
    String withoutPort = bare(entry.substring(0, colon));
    Optional<Addresses> address = Addresses.range(withoutPort);
    return port.equals(entry.substring(colon + 1))
        && address.map(a -> a.contain(host)).orElseGet(() -> coversHost(withoutPort, host));
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

  /** Without the brackets of an IPv6 address and the dot that may end a full name. */
  private static String bare(String host) {
    String name = host.replace("[", "").replace("]", "");
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
