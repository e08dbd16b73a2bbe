package dev.actors.spring.web;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.bean.BeanDeserializer;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reads messages.
 *
 * @param mapper the protocol's mapper
 */
record MessageReaders(JsonMapper mapper) {

    /** Null if the mapper cannot read the type. */
    @Nullable ValueDeserializer<?> of(JavaType type) {
        try {
            return mapper._deserializationContext().findRootValueDeserializer(type);
        } catch (JacksonException e) {
            return null;
        }
    }

    /**
     * The components of a record as they are read, by their place in it.
     *
     * @return empty if the application reads the record in a way of its own
     */
    Optional<Map<Integer, SettableBeanProperty>> components(JavaType type) {
        if (!(of(type) instanceof BeanDeserializer reader)
                || delegates(reader.getValueInstantiator())
                || KeysOfRecords.areMixed(
                        mapper._deserializationContext().introspectBeanDescription(type),
                        mapper.deserializationConfig())) {
            return Optional.empty();
        }
        RecordComponent[] declared = type.getRawClass().getRecordComponents();
        Map<Integer, SettableBeanProperty> components = new TreeMap<>();
        for (Iterator<SettableBeanProperty> all = reader.properties(); all.hasNext(); ) {
            SettableBeanProperty property = all.next();
            int index = property.isCreatorProperty() ? property.getCreatorIndex() : -1;
            if (index < 0
                    || index >= declared.length
                    || !property.getType().isTypeOrSubTypeOf(declared[index].getType())) {
                return Optional.empty();
            }
            if (!property.isIgnorable()) {
                components.put(index, property);
            }
        }
        return Optional.of(components);
    }

    private static boolean delegates(ValueInstantiator instantiator) {
        return instantiator.canCreateUsingDelegate() || instantiator.canCreateUsingArrayDelegate();
    }
}
