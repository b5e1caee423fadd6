package orch.cli.emulator;

import java.util.regex.Pattern;
import orch.cli.app.App;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.server.store.FileStorage;
import orch.server.store.PostgresStorage;
import orch.server.store.Storage;

/** The option that says where the emulator keeps its state. */
final class DatabaseFlag {
  private static final Pattern POSTGRES = Pattern.compile("(?i)postgres(ql)?://.*");
  private static final Pattern ANY_URL = Pattern.compile("(?i)[a-z][a-z0-9+.:-]*://.*");

  private final Option<String> db =
      Option.text("--db")
          .label("FILE|URL")
          .content(Content.FILE)
          .description(
              "file for the state, or postgresql://[USER@]HOST/DATABASE to share it; default: the"
                  + " file of profile local");

  Option<String> option() {
    return db;
  }

  /** What helps when the place cannot be used; a command follows. */
  String remedy() {
    boolean isFile = !POSTGRES.matcher(db.orElse("")).matches();
    return isFile ? "to use another file: " : "to use a file instead: ";
  }

  /**
   * The place for the state.
   *
   * @throws UsageException if it is a URL with a password or another mistake; the URL is not
   *     repeated
   */
  Storage storage(App app) {
    String given = db.orElse("");
    if (POSTGRES.matcher(given).matches()) {
      try {
        return PostgresStorage.of(given, app.host().environment());
      } catch (IllegalArgumentException e) {
        throw new UsageException("--db: " + e.getMessage());
      }
    }
    if (ANY_URL.matcher(given).matches()) {
      throw new UsageException("--db: a URL begins with postgresql://; anything else is a file");
    }
    return new FileStorage(
        given.isEmpty() ? app.localDatabase() : app.host().directory().resolve(given));
  }
}
