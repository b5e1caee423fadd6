package bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The vendor's CLI with the core that knows configurations, on the Node.js that core needs. */
final class VendorCli {
  static final String CREATE = name("create");

  /** The fields of {@link CreateFlags}. */
  private static final List<String> FIELDS =
      List.of(
          "--display-name",
          "Bench",
          "--description",
          "Inbound support",
          "--conversation-grouping-type",
          "GROUP_BY_PROFILE",
          "--memory-store-id",
          "mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
          "--channel-settings",
          "{\"SMS\":{\"captureRules\":[{\"from\":\"+15551230100\",\"to\":\"*\"},"
              + "{\"from\":\"*\",\"to\":\"+15551230100\"}],"
              + "\"statusTimeouts\":{\"inactive\":10,\"closed\":60}}}");

  private VendorCli() {}

  static Command create(Place place, String... options) {
    List<String> arguments = new ArrayList<>(FIELDS);
    arguments.addAll(List.of(options));
    return command(place, CREATE, "create", "statusUrl", arguments);
  }

  /** A create whose idempotency key the user has chosen. */
  static Command createWithKey(Place place) {
    String option = "--idempotency-key";
    Command create = create(place, option, "3f1c2a52-7c5e-4d0e-9d55-1f3a7a3e2b10");
    return Command.of(CREATE + " " + option, create.proof(), create.arguments())
        .with(create.environment());
  }

  static Command list(Place place, String proof, String... options) {
    String name = name("list") + " " + String.join(" ", options);
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-o", "json"));
    return command(place, name, "list", proof, arguments);
  }

  static Command fetch(Place place, String id) {
    return command(place, name("fetch"), "fetch", id, List.of("--id", id, "-o", "json"));
  }

  static Command remove(Place place, String id) {
    return command(place, name("remove"), "remove", "", List.of("--id", id));
  }

  /** Its command that changes a configuration, which has no other name; it needs all fields. */
  static Command update(Place place, String id, List<String> change) {
    List<String> arguments = new ArrayList<>(List.of("--id", id));
    arguments.addAll(FIELDS);
    arguments.removeAll(List.of("--description", "Inbound support"));
    arguments.addAll(change);
    return command(place, name("undefined"), "undefined", "", arguments);
  }

  /** The program without a command about configurations. */
  static Command plain(Place place, String name, String proof, String... arguments) {
    List<String> line = new ArrayList<>(List.of(place.rival("node_modules/.bin/twilio")));
    line.addAll(List.of(arguments));
    // The program is a script whose first line looks for node on the PATH.
    String path = place.rival("node_modules/.bin") + ":" + System.getenv("PATH");
    return Command.of(name, proof, line).with(Map.of("PATH", path));
  }

  private static Command command(
      Place place, String name, String action, String proof, List<String> arguments) {
    List<String> line =
        new ArrayList<>(List.of("api:conversations:v2:control-plane:configurations:" + action));
    line.addAll(arguments);
    return plain(place, name, proof, line.toArray(String[]::new));
  }

  private static String name(String action) {
    return "twilio ...configurations:" + action;
  }
}
