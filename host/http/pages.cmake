# SPDX-License-Identifier: Apache-2.0
# Embeds the files of host/http/pages/ as generated/http/page_files.cpp: the daemon reads no file to answer.

file(GLOB page_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/pages/*)
set(PAPERHOP_PAGE_ENTRIES "")
foreach(file IN LISTS page_files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME)
    file(READ ${file} content)
    string(APPEND PAPERHOP_PAGE_ENTRIES "    PageFile{\"${name}\", R\"page(${content})page\"},\n")
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/page_files.cpp.in
    ${CMAKE_CURRENT_BINARY_DIR}/generated/http/page_files.cpp @ONLY)
