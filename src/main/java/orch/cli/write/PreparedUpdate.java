package orch.cli.write;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import orch.api.ConfigurationWrites;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.PatchRequest;
import orch.configuration.ReplaceRequest;
import orch.operation.Write;

/**
 * A change to a configuration as it was when it was read.
 *
 * @param draft the write that makes the change, under a key
 * @param remaining what would still have to change in a configuration for it to be as wanted
 */
public record PreparedUpdate(
    Configuration read,
    Write.Method method,
    Function<UUID, Write> draft,
    Function<Configuration, List<Change>> remaining) {

  public static PreparedUpdate patch(
      Configuration read, PatchRequest request, Function<Configuration, List<Change>> remaining) {
    return new PreparedUpdate(
        read,
        Write.Method.PATCH,
        key -> ConfigurationWrites.update(read.id(), request, key),
        remaining);
  }

  public static PreparedUpdate replace(
      Configuration read, ReplaceRequest request, Function<Configuration, List<Change>> remaining) {
    return new PreparedUpdate(
        read,
        Write.Method.PUT,
        key -> ConfigurationWrites.replace(read.id(), request, key),
        remaining);
  }

  /** The write under this key. */
  Write write(UUID key) {
    return draft.apply(key);
  }
}
