package orch.server.store;

import java.util.regex.Pattern;
import orch.server.http.Query;
import orch.server.http.RefusalException;

/**
 * Which configurations a list shall show.
 *
 * @param size at most so many
 * @param memoryStore only those with this memory store; all when empty
 * @param from where the page begins
 */
public record PageRequest(int size, String memoryStore, PageToken from) {
  private static final Pattern SIZE = Pattern.compile("\\d{1,4}");
  private static final Pattern STORE = Pattern.compile("mem_(store|service)_[0-7][0-9a-z]{25}");
  private static final int USUAL_SIZE = 50;
  private static final int LARGEST_SIZE = 1000;

  /**
   * The page that the parameters of a query ask for.
   *
   * @throws RefusalException when a parameter is not what the contract says
   */
  public static PageRequest of(Query query) {
    String store = query.get("memoryStoreId");
    if (!store.isEmpty() && !STORE.matcher(store).matches()) {
      throw RefusalException.invalid("memoryStoreId must match ^" + STORE + "$");
    }
    return new PageRequest(
        size(query.get("pageSize")), store, PageToken.parse(query.get("pageToken")));
  }

  private static int size(String text) {
    if (text.isEmpty()) {
      return USUAL_SIZE;
    }
    int size = SIZE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (size < 1 || size > LARGEST_SIZE) {
      throw RefusalException.invalid("pageSize must be a number from 1 to " + LARGEST_SIZE);
    }
    return size;
  }
}
