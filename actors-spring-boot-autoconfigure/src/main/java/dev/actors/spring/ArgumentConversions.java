package dev.actors.spring;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.format.support.FormattingConversionService;

import java.util.List;

/**
 * How arguments are made of texts: as the application converts its configuration properties, and
 * else as Boot does, with addresses beside. It is looked at when arguments are first bound.
 */
final class ArgumentConversions {

    private final @Nullable ListableBeanFactory beans;
    private volatile @Nullable List<ConversionService> services;

    /** With the converters among some beans. */
    ArgumentConversions(@Nullable ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Those that are tried, in order. */
    List<ConversionService> services() {
        List<ConversionService> known = services;
        if (known == null) {
            known = beans == null ? List.of(boots()) : withOwn(beans);
            services = known;
        }
        return known;
    }

    private static List<ConversionService> withOwn(ListableBeanFactory beans) {
        FormattingConversionService own = new FormattingConversionService();
        if (ApplicationConversionService.addBeans(own, beans, ConfigurationPropertiesBinding.VALUE)
                .isEmpty()) {
            return List.of(boots());
        }
        DefaultConversionService.addCollectionConverters(own);
        return List.of(own, boots());
    }

    private static ConversionService boots() {
        ApplicationConversionService boots = new ApplicationConversionService();
        boots.addConverter(String.class, Address.class, Address::parse);
        return boots;
    }
}
