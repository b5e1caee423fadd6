package orch.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orch.json.Json;
import orch.network.BadConnectionException;

/** The file in which the vendor's own command line keeps its profiles, with their secrets. */
public final class VendorFile {
  /**
   * A profile out of it.
   *
   * @param objection why it cannot be taken over; empty when it can
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

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * The profiles in it, in its order.
   *
   * @throws BadConnectionException when there is no such file, or it is not as it should be
   */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : read().object("/profiles").properties()) {
      entries.add(entry(member.getKey(), member.getValue()));
    }
    return entries;
  }

  /** The name of the profile that it uses when nothing else is said; empty for none. */
  public String active() {
    return read().text("/activeProject");
  }

  private SettingsFile read() {
    if (!Files.exists(path)) {
      throw new BadConnectionException("there is no file " + path + "; --from names another");
    }
    if (!Files.isRegularFile(path)) {
      throw new BadConnectionException(path + " is not a regular file; --from names another");
    }
    return SettingsFile.read(path);
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
      return "it has no apiKey";
    }
    return ProfileRules.objection(profile)
        .map(ProfileRules.Objection::message)
        .orElseGet(() -> Secrets.objection(secret));
  }
}
