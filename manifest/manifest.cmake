# SPDX-License-Identifier: Apache-2.0
# Reads manifest/identity.json (the names by which extension and host know each other), checks it against
# the names in CMakeLists.txt, and embeds the native-messaging manifests as generated/cli/manifest_templates.hpp.
# Two templates, because Firefox refuses a manifest with a key that it does not know.

set(manifest_folder ${CMAKE_CURRENT_LIST_DIR})
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${manifest_folder}/identity.json
    ${manifest_folder}/chromium-host.json.in
    ${manifest_folder}/firefox-host.json.in)

file(READ ${manifest_folder}/identity.json identity)
string(JSON PAPERHOP_CHROMIUM_ID GET "${identity}" chromium_extension_id)
string(JSON firefox_id GET "${identity}" firefox_addon_id)
string(JSON host_name GET "${identity}" native_host_name)
if(NOT PAPERHOP_CHROMIUM_ID MATCHES "^[a-p]+$")
    message(FATAL_ERROR "manifest/identity.json: chromium_extension_id has letters other than a to p")
endif()
string(LENGTH "${PAPERHOP_CHROMIUM_ID}" id_length)
if(NOT id_length EQUAL 32)
    message(FATAL_ERROR "manifest/identity.json: chromium_extension_id is not 32 letters long")
endif()
if(NOT firefox_id STREQUAL PAPERHOP_FIREFOX_ID OR NOT host_name STREQUAL PAPERHOP_HOST_NAME)
    message(FATAL_ERROR "manifest/identity.json and CMakeLists.txt name the add-on or the host differently")
endif()

foreach(family IN ITEMS chromium firefox)
    string(TOUPPER ${family} upper)
    file(READ ${manifest_folder}/${family}-host.json.in template)
    string(CONFIGURE "${template}" PAPERHOP_${upper}_MANIFEST @ONLY)
endforeach()
configure_file(${manifest_folder}/manifest_templates.hpp.in
    ${CMAKE_CURRENT_BINARY_DIR}/generated/cli/manifest_templates.hpp @ONLY)

# The systemd units of the daemon, for `paperhop service install`.
foreach(unit IN ITEMS socket service)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest_folder}/paperhop.${unit}.in)
    string(TOUPPER ${unit} upper)
    file(READ ${manifest_folder}/paperhop.${unit}.in PAPERHOP_${upper}_UNIT)
endforeach()
configure_file(${manifest_folder}/service_templates.hpp.in
    ${CMAKE_CURRENT_BINARY_DIR}/generated/cli/service_templates.hpp @ONLY)
