package dev.actors.spring.insight;

import java.util.List;
import java.util.function.Function;

/**
 * One page of many.
 *
 * @param items those of the page
 * @param page which page, from 0
 * @param size how many a page has at most
 * @param total how many there are on all pages
 * @param <T> what they are
 */
public record Page<T>(List<T> items, int page, int size, int total) {

    /**
     * Cuts a page out of all.
     *
     * @param all all, in order
     * @param page which page, from 0
     * @param size how many a page has at most
     * @param <T> what they are
     * @return the page; without items if it is behind the last
     */
    public static <T> Page<T> of(List<T> all, int page, int size) {
        int from = (int) Math.min((long) page * size, all.size());
        int to = Math.min(from + size, all.size());
        return new Page<>(List.copyOf(all.subList(from, to)), page, size, all.size());
    }

    /**
     * The same page of what is made of each.
     *
     * @param how makes it
     * @param <R> what they are then
     * @return the page
     */
    public <R> Page<R> map(Function<? super T, ? extends R> how) {
        return new Page<>(items.stream().<R>map(how).toList(), page, size, total);
    }
}
