package orch.names;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import orch.file.OwnerOnly;
import orch.file.ProcessNumber;
import orch.file.RegularFile;

/**
 * The file of one account: a line for each thing that a command has seen, of a kind, an id and a
 * name, with tabs between them. A later line about an id replaces an earlier one, so a command that
 * sees one configuration only appends a line. The shells read the file themselves.
 */
public final class NameFile {
  /** A file that has grown larger is written anew, without what has been replaced. */
  private static final int LARGE = 1 << 20;

  private static final int LIMIT = 16 << 20;

  private static final int LONGEST = 500;

  static final String CONFIGURATION = "configuration";
  static final String GONE = "gone";
  static final String OPERATION = "operation";
  static final String STORE = "store";
  static final String NO_STORES = "no-stores";

  private final Path file;

  /**
   * @param cache orch's directory below the user's directory of caches
   * @param account the name of the account, from {@link #name}
   */
  public NameFile(Path cache, String account) {
    this.file = cache.resolve("names").resolve(account);
  }

  /**
   * The name of an account's file.
   *
   * @param profile the profile in use; empty for the variables of the environment
   * @param account the account of the variables, or their API key
   * @param where the base URL or the region that is not that of the profile; empty for neither
   */
  public static String name(String profile, String account, String where) {
    String name = profile.isEmpty() ? "account-" + account : "profile-" + profile;
    StringBuilder safe = new StringBuilder(where.isEmpty() ? name : name + "@" + where);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "._@-".indexOf(c) >= 0);
      safe.setCharAt(i, isPlain ? c : '_');
    }
    return safe.toString();
  }

  /** The names in the file; none when it cannot be read. */
  public Names read() {
    try {
      return Names.parse(new String(RegularFile.read(file, LIMIT), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return new Names();
    }
  }

  /** Adds lines, without reading the file. */
  public void append(List<String> lines) throws IOException {
    OwnerOnly.createDirectory(Objects.requireNonNull(file.getParent()));
    OwnerOnly.ensureFile(file);
    // One write of a short text: commands that end at the same time do not mix their lines.
    try (OutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(bytes(lines));
    }
    if (Files.size(file) > LARGE) {
      replace(read().lines());
    }
  }

  /** Replaces the configurations in the file, and keeps the rest. */
  public void replaceConfigurations(List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(lines);
    Names known = read();
    all.addAll(known.operationLines());
    all.addAll(known.storeLines());
    replace(all);
  }

  /** Writes the file anew; a reader sees the old or the new one. */
  private void replace(List<String> lines) throws IOException {
    OwnerOnly.createDirectory(Objects.requireNonNull(file.getParent()));
    Path fresh = file.resolveSibling("." + file.getFileName() + "." + ProcessNumber.own());
    try {
      OwnerOnly.ensureFile(fresh);
      try (OutputStream out = new FileOutputStream(fresh.toFile())) {
        out.write(bytes(lines));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** The line about a configuration. */
  public static String configuration(String id, String name) {
    return line(CONFIGURATION, id, name);
  }

  /** The line about a configuration that was deleted. */
  public static String gone(String id) {
    return line(GONE, id, "");
  }

  /** The line about an operation. */
  public static String operation(String id, String action) {
    return line(OPERATION, id, action);
  }

  /** The line about a memory store. */
  public static String store(String id, String name) {
    return line(STORE, id, name);
  }

  /** The line before those of all memory stores of the account: earlier ones count no more. */
  public static String noStores() {
    return line(NO_STORES, "", "");
  }

  /** A text with control characters could not be typed, and a very long one not read: left out. */
  private static String line(String kind, String id, String name) {
    return kind + "\t" + (isPlain(id) ? id : "") + "\t" + (isPlain(name) ? name : "");
  }

  private static boolean isPlain(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
