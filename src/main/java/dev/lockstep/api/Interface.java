package dev.lockstep.api;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The web interface's files. A path that is no file is a place inside the interface, which finds its own way from there. */
@Configuration(proxyBeanMethods = false)
class Interface implements WebMvcConfigurer {
    private static final String FILES = "classpath:/static/";
    private static final String INDEX = "index.html";
    private static final String NOT_BUILT = "not-built.html";
    private static final int HASHED_FILES_DAYS = 365;

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/" + INDEX);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(HASHED_FILES_DAYS, TimeUnit.DAYS).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(false)
                .addResolver(new OrIndex());
    }

    private static final class OrIndex extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var file = super.getResource(path, location);
            if (file != null || !(path.equals(INDEX) || isPlaceInside(path))) {
                return file;
            }
            var index = super.getResource(INDEX, location);
            return index != null ? index : super.getResource(NOT_BUILT, location);
        }

        private static boolean isPlaceInside(String path) {
            return !path.contains(".")
                    && !path.startsWith("api/")
                    && !path.startsWith("actuator/")
                    && !path.startsWith("webhooks/");
        }
    }
}
