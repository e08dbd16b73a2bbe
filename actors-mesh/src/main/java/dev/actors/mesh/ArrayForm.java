package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonToken;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An array that a record declares: its elements. */
record ArrayForm(Class<?> elementType, Form element) implements Form {

    @Override
    public void write(@Nullable Object value, WireOutput out) {
        int size = Array.getLength(value);
        out.begin(size);
        for (int i = 0; i < size; i++) {
            element.write(Array.get(value, i), out);
        }
        out.end();
    }

    @Override
    public Object read(WireInput in) {
        in.begin();
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.next() != JsonToken.END_ARRAY) {
            elements.add(element.read(in));
        }
        Object array = Array.newInstance(elementType, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    @Override
    public String outline(Set<Form> within) {
        return element.outline(within) + "[]";
    }
}
