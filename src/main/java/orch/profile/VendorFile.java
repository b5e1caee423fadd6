package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orch.file.OpenPlace;
import orch.json.Json;
import orch.network.BadConnectionException;

/** The profiles file of the vendor's command line, which contains the secrets too. */
public final class VendorFile {
  /**
   * A profile of that file.
   *
   * @param objection why it cannot be imported; empty when it can
   */
  public record Entry(Profile profile, String secret, String objection) {
    /** The profile; never the secret. */
    @Override
    public String toString() {
      return profile.name();
    }
  }

  private final Path path;

  public VendorFile(Path path) {
    this.path = path;
  }

  /** The path of the file. */
  public Path path() {
    return path;
  }

  /**
   * The profiles, in the order of the file.
   *
   * @throws BadConnectionException when the file does not exist or is invalid
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : read().object("/profiles").properties()) {
      entries.add(entry(member.getKey(), member.getValue()));
    }
    return entries;
  }

  /** The name of its active profile; empty for none. */
  public String active() {
    return read().text("/activeProject");
  }

  private SettingsFile read() {
    if (!Files.exists(path)) {
      throw new BadConnectionException(path + " does not exist; give another file with --from");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadConnectionException(
          path + " is not a regular file; give another file with --from");
    }
    refuseChangeable();
    return SettingsFile.read(path);
  }

  /** Whoever can change the file decides in which account the user works. */
  private void refuseChangeable() {
    try {
      Optional<OpenPlace> open = OpenPlace.on(path);
      if (open.isPresent()) {
        throw new BadConnectionException(
            path + " is not imported: " + open.get().problem() + "; " + open.get().remedy());
      }
    } catch (IOException e) {
      throw new SettingsFileException(path, "read", e);
    }
  }

  private static Entry entry(String name, JsonNode from) {
    ObjectNode json = Json.object();
    copy(from, Profile.ACCOUNT, json);
    copy(from, Profile.KEY, json);
    copy(from, Profile.REGION, json);
    copy(from, Profile.EDGE, json);
    Profile profile = new Profile(name, json);
    String secret = from.path("apiSecret").asText("").strip();
    return new Entry(profile, secret, objection(profile, secret));
  }

  private static void copy(JsonNode from, String key, ObjectNode to) {
    String value = from.path(key).asText("").strip();
    if (!value.isEmpty()) {
      to.put(key, value);
    }
  }

  private static String objection(Profile profile, String secret) {
    String name = ProfileRules.objection(profile.name());
    if (!name.isEmpty()) {
      return name;
    }
    if (profile.apiKey().isEmpty()) {
      return "the profile has no apiKey";
    }
    return ProfileRules.objection(profile)
        .map(ProfileRules.Objection::message)
        .orElseGet(() -> Secrets.objection(secret));
  }
}
