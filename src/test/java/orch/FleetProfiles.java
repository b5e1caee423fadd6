package orch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.IntFunction;
import orch.json.Json;

/** Many profiles, written at once: {@code p-0}, {@code p-1} and so on. */
public final class FleetProfiles {
  private FleetProfiles() {}

  /** The account of a profile. */
  public static String sid(int number) {
    return "AC%032x".formatted(number);
  }

  /**
   * Writes the settings of a home.
   *
   * @param url the base URL of each account
   */
  public static void write(Path home, int count, IntFunction<String> url) throws IOException {
    Path settings = home.resolve(".config/orch");
    Files.createDirectories(settings);
    StringBuilder profiles = new StringBuilder("profiles:\n");
    ObjectNode secrets = Json.object();
    for (int i = 0; i < count; i++) {
      profiles.append("  p-" + i + ": {accountSid: " + sid(i) + ", store: file, baseUrl: '");
      profiles.append(url.apply(i)).append("'}\n");
      secrets.put("p-" + i, "not-a-secret-" + i);
    }
    write(settings.resolve("config.yaml"), profiles.toString());
    write(settings.resolve("credentials.json"), Json.compact(secrets));
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
